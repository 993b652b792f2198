package embed

import "math"

// The size of a frame. Letters differ from system to system, so heights are estimates for wide ones, those of DejaVu Sans; a card scrolls where
// one is too low.
const (
	usualWidth = 480
	leastWidth = 240 // below it, a card is still whole but no pleasure to read
)

// measure is about how many pixels a text takes, where a usual letter takes so many.
func measure(text string, letter float64) float64 {
	width := 0.0
	for _, r := range text {
		switch {
		case r >= 0x2e80 && r < 0xfb00:
			width += 2.1 * letter // a character of Chinese or its like
		case r >= 0x600 && r < 0x780:
			width += 0.85 * letter // a letter of Arabic
		case r >= 0x400 && r < 0x530:
			width += 1.1 * letter // a letter of Russian
		default:
			width += letter
		}
	}
	return width
}

// lines is on how many lines of so many pixels a text stands: at the end of each, half a word has no room.
func lines(text string, letter, width float64) float64 {
	if text == "" {
		return 0
	}
	return math.Ceil(measure(text, letter) / math.Max(width-3*letter, letter))
}

// height is about how many pixels a card of the width takes.
func (c *card) height(r *reader, width int) int {
	inner := math.Max(float64(width)-34, 60)
	title := inner
	if c.Tile != nil {
		title -= 56
	}
	high := 31.0 + lines(c.Kicker.Text, 8, title)*20 + lines(c.Title.Text, 13.5, title)*28
	for _, t := range c.Lead {
		high += 9 + lines(t.Text, 8.4, inner)*22
	}
	high += c.factsHeight(inner)
	if n := len(c.Goals.Tiles); n > 0 {
		perRow := math.Max(1, math.Floor((inner+5)/37))
		high += 12 + lines(c.Goals.Label, 7, inner)*18 + math.Ceil(float64(n)/perRow)*37
	}
	if n := len(c.List.Items); n > 0 {
		names := 0.0
		for _, i := range c.List.Items {
			names += measure(i.Text.Text, 9.4) + 15
		}
		high += 12 + lines(c.List.Label, 7, inner)*18 + math.Ceil(names/math.Max(inner-30, 30))*24 + lines(c.List.More, 8, inner)*28
	}
	foot := r.Say("card.sources") + r.Say("site") + r.Say("unofficial") + " · , CC BY 4.0 · "
	if c.Placed {
		foot += r.Say("population") + ": GeoNames · "
	}
	return int(high + 10 + lines(foot, 7.6, inner)*18 + 16)
}

func (c *card) factsHeight(inner float64) float64 {
	if len(c.Facts) == 0 {
		return 0
	}
	rows, used := 1.0, 0.0
	for _, f := range c.Facts {
		value := 0.0
		for _, v := range f.Values {
			value += measure(v.Text.Text, 10.5) + 12
		}
		width := math.Min(math.Max(measure(f.Label, 8), value)+22, inner)
		if used > 0 && used+width > inner+22 {
			rows, used = rows+1, 0
		}
		used += width
	}
	return 9 + rows*46
}
