package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"learningcities/kg"
)

// The codes of the protocol, beside those of package kg.
const (
	codeBodyTooLarge           kg.Code = "BODY_TOO_LARGE"
	codeMethodNotAllowed       kg.Code = "METHOD_NOT_ALLOWED"
	codeNotAcceptable          kg.Code = "NOT_ACCEPTABLE"
	codePersistedQueryNotFound kg.Code = "PERSISTED_QUERY_NOT_FOUND"
	codeRateLimited            kg.Code = "RATE_LIMITED"
	codeUnsupportedMediaType   kg.Code = "UNSUPPORTED_MEDIA_TYPE"
)

// presentError gives every error a code and a sentence for its reader. The cause of a failure goes to the log and nowhere else.
func presentError(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		out := graphql.DefaultErrorPresenter(ctx, err)
		if out.Extensions["code"] != nil {
			return out // a fault of the document, found and explained before anything ran
		}
		code, message := explain(err)
		if code != kg.CodeBadUserInput && code != kg.CodeInvalidCursor && code != kg.CodeTooExpensive {
			log.LogAttrs(ctx, slog.LevelError, "field failed", slog.String("code", string(code)), slog.String("path", out.Path.String()), slog.Any("cause", err))
		}
		out.Message, out.Extensions = message, map[string]any{"code": string(code)}
		if argument := argumentOf(err); argument != "" {
			out.Extensions["argument"] = argument
		}
		out.Err = nil
		return out
	}
}

// argumentOf is the path of the argument that is wrong, or "".
func argumentOf(err error) string {
	var known *kg.Error
	if errors.As(err, &known) {
		return known.Argument
	}
	return ""
}

// explain finds the code and the sentence for outside.
func explain(err error) (kg.Code, string) {
	var known *kg.Error
	var overflow *graphql.IntegerError
	switch {
	case errors.As(err, &known):
		return known.Code, known.Message
	case errors.As(err, &overflow):
		return kg.CodeBadUserInput, overflow.Error()
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return kg.CodeTimeout, "the request took too long or was given up; ask for less, or again later"
	}
	return kg.CodeInternal, "something went wrong here; the operator finds the cause in the log"
}

// recoverPanic turns a panic in a resolver into an error of its field. The stack goes to the log.
func recoverPanic(log *slog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, p any) error {
		log.LogAttrs(ctx, slog.LevelError, "panic", slog.Any("value", p), slog.String("stack", string(debug.Stack())))
		return fmt.Errorf("panic: %v", p)
	}
}

// tidyErrors names the variable of an error in its sentence, where gqlgen gives it as a path, and puts errors into the order of the
// document, then of their paths: fields are resolved side by side, and the same question must have the same answer.
func tidyErrors(errs gqlerror.List) {
	for _, e := range errs {
		if len(e.Path) > 1 && e.Path[0] == ast.PathName("variable") {
			e.Message, e.Path = "variable $"+e.Path[1:].String()+": "+e.Message, nil
		}
	}
	slices.SortStableFunc(errs, func(a, b *gqlerror.Error) int {
		return cmp.Or(comparePlaces(a.Locations, b.Locations), comparePaths(a.Path, b.Path), strings.Compare(a.Message, b.Message))
	})
}

func comparePlaces(a, b []gqlerror.Location) int {
	return slices.CompareFunc(a, b, func(a, b gqlerror.Location) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

func comparePaths(a, b ast.Path) int {
	return slices.CompareFunc(a, b, func(a, b ast.PathElement) int {
		if a, ok := a.(ast.PathIndex); ok {
			if b, ok := b.(ast.PathIndex); ok {
				return cmp.Compare(a, b)
			}
		}
		return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
	})
}
