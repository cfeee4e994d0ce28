FROM alpine:3.22
WORKDIR /app
run true
#@ 0 3 instruction-casing
EntryPoint ["cat"]
#@ 0 10 instruction-casing
