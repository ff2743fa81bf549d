module interop

go 1.25.0
