from alpine:3.22
run true
CMD ["a"]
#@ 0 3 instruction-casing
