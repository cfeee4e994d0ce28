FROM alpine:3.22
COPY app
#@ 0 4 add-arguments-invalid
COPY a ../b /c/
#      ^^^^ add-arguments-invalid
ADD ["./../x", "/y"]
#   ^^^^^^^^^^^^^^^^ add-arguments-invalid
ONBUILD COPY .. /z
#            ^^ add-arguments-invalid
