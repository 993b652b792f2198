package main

import (
	"errors"
	"flag"
	"fmt"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"learningcities/graph"
	"learningcities/kg"
)

// limitFlags defines the flags of the limits of serve.
func (o *options) limitFlags(flags *flag.FlagSet) {
	o.limits = graph.DefaultLimits()
	l := &o.limits
	flags.Func("max-body", "", sizeInto(&l.Body, 1, 16<<20))
	for name, to := range map[string]*int{
		"max-tokens": &l.Tokens, "max-depth": &l.Depth, "max-aliases": &l.Aliases, "max-root-fields": &l.RootFields, "max-directives": &l.Directives,
		"max-cost": &l.Cost, "max-in-flight": &l.InFlight, "burst": &l.Burst,
	} {
		flags.Func(name, "", numberInto(to, 1_000_000_000))
	}
	flags.Func("max-page", "", numberInto(&l.Page, kg.MaxPage))
	flags.Func("timeout", "", func(text string) error {
		d, err := time.ParseDuration(text)
		if err != nil || d <= 0 {
			return errors.New("it is a time like 20s")
		}
		l.Timeout = d
		return nil
	})
	flags.Func("rate", "", func(text string) error {
		r, err := strconv.ParseFloat(text, 64)
		if err != nil || !(r >= 0 && r <= 1e6) {
			return errors.New("it is a number of requests a second, or 0")
		}
		l.Rate = r
		return nil
	})
	flags.Func("trusted-proxies", "", o.trust)
}

func numberInto(to *int, most int) func(string) error {
	return func(text string) error {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > most {
			return fmt.Errorf("it is a whole number from 1 to %d", most)
		}
		*to = n
		return nil
	}
}

// sizeInto reads a number of bytes: "65536", "64KiB", "64MiB".
func sizeInto(to *int, least, most int) func(string) error {
	return func(text string) error {
		number, unit := text, 1
		for suffix, factor := range map[string]int{"KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30} {
			if n, ok := strings.CutSuffix(text, suffix); ok {
				number, unit = strings.TrimSpace(n), factor
			}
		}
		n, err := strconv.Atoi(number)
		if err != nil || n > most/unit || n*unit < least {
			return fmt.Errorf("it is a number of bytes from %d to %d, which may end in KiB, MiB or GiB", least, most)
		}
		*to = n * unit
		return nil
	}
}

// trust reads the networks of trusted proxies; an address is a network of its own.
func (o *options) trust(text string) error {
	o.trusted = nil
	for item := range strings.SplitSeq(text, ",") {
		item = strings.TrimSpace(item)
		if item == "" {
			continue
		}
		network, err := netip.ParsePrefix(item)
		if err != nil {
			address, err := netip.ParseAddr(item)
			if err != nil {
				return fmt.Errorf("%q is no address and no network", item)
			}
			network = netip.PrefixFrom(address, address.BitLen())
		}
		o.trusted = append(o.trusted, network.Masked())
	}
	return nil
}
