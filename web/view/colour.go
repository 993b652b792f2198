package view

import (
	"math"
	"strconv"
	"strings"
)

// Colour is a colour as the API gives it: "#FD9D24".
type Colour string

// Ink is what is written on the colour, black or white, whichever stands out more by the rules of WCAG 2.2.
func (c Colour) Ink() Colour {
	if light := c.luminance(); (light+0.05)*(light+0.05) > 1.05*0.05 {
		return "#000000"
	}
	return "#FFFFFF"
}

// luminance is the relative luminance as WCAG 2.2 defines it, 0 for black and for what is no colour.
func (c Colour) luminance() float64 {
	value, err := strconv.ParseUint(strings.TrimPrefix(string(c), "#"), 16, 24)
	if err != nil {
		return 0
	}
	return 0.2126*linear(value>>16&0xff) + 0.7152*linear(value>>8&0xff) + 0.0722*linear(value&0xff)
}

func linear(part uint64) float64 {
	v := float64(part) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// Tile is a goal: its number on its colour.
type Tile struct {
	Number int
	Colour Colour
}
