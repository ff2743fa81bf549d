package main

import (
	"encoding/json"
	"fmt"
	"os"
)

type seen map[string]any

var (
	endpoint = os.Getenv("DLI_ENDPOINT")
	project  = os.Getenv("DLI_PROJECT")
)

// step reports what a step saw, or why it failed, as one line of JSON.
func step(name string, run func() (seen, error)) {
	defer func() {
		if fault := recover(); fault != nil {
			report(name, nil, fmt.Errorf("panic: %v", fault))
		}
	}()
	result, err := run()
	report(name, result, err)
}

func report(name string, result seen, err error) {
	line := map[string]any{"step": name, "seen": result}
	if err != nil {
		line = map[string]any{"step": name, "error": err.Error()}
	}
	text, _ := json.Marshal(line)
	fmt.Println(string(text))
}

// only runs a step, and reports some of the fields that it saw.
func only(run func() (seen, error), keys ...string) func() (seen, error) {
	return func() (seen, error) {
		all, err := run()
		part := seen{}
		for _, key := range keys {
			part[key] = all[key]
		}
		return part, err
	}
}

// each maps a list, and an absent one to an empty list.
func each[T any](items []T, text func(T) string) []string {
	texts := []string{}
	for _, item := range items {
		texts = append(texts, text(item))
	}
	return texts
}

// or is the value of a pointer, or that of its type when there is none.
func or[T any](value *T) (result T) {
	if value != nil {
		result = *value
	}
	return
}

func pointer[T any](value T) *T { return &value }
