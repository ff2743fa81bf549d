package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

type request struct {
	Step, Method, Path string
	Body               json.RawMessage
}

func main() {
	document, err := openapi3.NewLoader().LoadFromFile(os.Getenv("DLI_BUNDLE"))
	exitOn(err)
	exitOn(document.Validate(context.Background()))
	document.Servers = openapi3.Servers{{URL: "http://127.0.0.1"}}
	router, err := gorillamux.NewRouter(document)
	exitOn(err)
	text, err := os.ReadFile("requests.json")
	exitOn(err)
	var requests []request
	exitOn(json.Unmarshal(text, &requests))
	for _, request := range requests {
		sent, err := http.NewRequest(request.Method, "http://127.0.0.1"+request.Path, bytes.NewReader(request.Body))
		exitOn(err)
		sent.Header.Set("X-Auth-Token", "any")
		if request.Body != nil {
			sent.Header.Set("Content-Type", "application/json")
		}
		route, parameters, err := router.FindRoute(sent)
		if err == nil {
			options := &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc}
			err = openapi3filter.ValidateRequest(context.Background(), &openapi3filter.RequestValidationInput{
				Request: sent, PathParams: parameters, Route: route, Options: options,
			})
		}
		line, _ := json.Marshal(map[string]any{"step": request.Step, "seen": map[string]bool{"valid": err == nil}})
		fmt.Println(string(line))
	}
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
