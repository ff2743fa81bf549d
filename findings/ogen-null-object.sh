#!/bin/sh
# ogen: a value that may be an object or null can be written as null but not read as null.
#
# Expected: `type: [object, 'null']` makes a Go field that takes {"detail": null} and gives it back, as ogen does when the object
#   has a property.
# Observed: if the object lists no property, the field is a plain pointer. A nil pointer is written as null, which the same
#   package's decoder then refuses. One property listed in the schema turns the field into an OptNil type that reads both.
# Source: JSON Schema 2020-12 validation, 6.1.1 (type as a list); OpenAPI 3.1.0, "Schema Object".
# Versions: github.com/ogen-go/ogen v1.25.0. Needs Go 1.26+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

schema() {
  cat <<YAML
openapi: 3.1.0
info: { title: Things, version: "1" }
paths:
  /thing:
    get:
      operationId: getThing
      responses:
        "200":
          description: The thing
          content:
            application/json:
              schema: { \$ref: "#/components/schemas/Thing" }
components:
  schemas:
    Thing:
      type: object
      required: [detail]
      properties:
        detail: { type: [object, 'null']$1 }
YAML
}
schema '' >free.yaml
schema ', properties: { size: { type: integer } }' >listed.yaml

go mod init probe 2>/dev/null
go get -tool github.com/ogen-go/ogen/cmd/ogen@v1.25.0 >get.log 2>&1 || { cat get.log; exit 1; }
for package in free listed; do
  go tool ogen --target $package --package $package --clean $package.yaml 2>$package.log || { cat $package.log; exit 1; }
done
cat >main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"

	"probe/free"
	"probe/listed"
)

func show(name string, thing any) {
	err := json.Unmarshal([]byte(`{"detail":null}`), thing)
	written, _ := json.Marshal(thing)
	fmt.Printf("%s: read null: %v; wrote %s\n", name, err, written)
}

func main() {
	show("no property listed", &free.Thing{})
	show("one property listed", &listed.Thing{})
}
GO
go mod tidy >tidy.log 2>&1 || { cat tidy.log; exit 1; }
go run . >seen

echo 'Expected: null is read without an error on both lines. Seen:'
cat seen
diff - seen <<'TEXT'
no property listed: read null: decode Thing: callback: decode field "detail": decode ThingDetail: "{" expected: unexpected byte 110 'n' at 10; wrote {"detail":null}
one property listed: read null: <nil>; wrote {"detail":null}
TEXT
echo 'As recorded: without a listed property, the null that it writes is refused.'
