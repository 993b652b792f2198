package kg

import (
	"errors"
	"fmt"
)

// Code says what kind of error a client meets, as extensions.code.
type Code string

// The codes that a store or the derivation can answer with; the API adds those of the protocol.
const (
	CodeBadUserInput  Code = "BAD_USER_INPUT"
	CodeInvalidCursor Code = "INVALID_CURSOR"
	CodeTooExpensive  Code = "TOO_EXPENSIVE"
	CodeTimeout       Code = "TIMEOUT"
	CodeUnavailable   Code = "UNAVAILABLE"
	CodeVersionGone   Code = "VERSION_GONE"
	CodeInternal      Code = "INTERNAL"
)

// Error is an error with a code and a sentence for people outside. Its cause is for the log alone.
type Error struct {
	Code    Code
	Message string
	// Argument is the path of the argument that is wrong, "filter.near.latitude"; "" for none.
	Argument string
	Cause    error
}

// Error is the sentence and, for the log, the cause.
func (e *Error) Error() string {
	if e.Cause != nil {
		return fmt.Sprintf("%s: %v", e.Message, e.Cause)
	}
	return e.Message
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Errorf makes an error with a code and a sentence.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// wrongArgument is the error of an argument that cannot be.
func wrongArgument(argument, format string, args ...any) *Error {
	err := Errorf(CodeBadUserInput, format, args...)
	err.Argument = argument
	return err
}

// CodeOf is the code of the first Error in the chain, or CodeInternal.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}
