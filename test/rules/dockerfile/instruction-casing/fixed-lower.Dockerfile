from alpine:3.22
run true
cmd ["a"]
#@ 0 3 instruction-casing
