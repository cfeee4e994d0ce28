# syntax: none
FROM alpine:3.22
#@ 0 4 syntax-directive-missing
