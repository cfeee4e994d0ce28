FROM alpine:3.22
COPPY a b
#@ 0 5 instruction-syntax
FROM alpine:3.22 build
#@ 0 4 instruction-syntax
ENV
#@ 0 3 instruction-syntax
SHELL /bin/bash -c
#@ 0 5 instruction-syntax
ENV A=1 B
#@ 0 3 instruction-syntax
LABEL a
#@ 0 5 instruction-syntax
ONBUILD ENV A
#@ 0 7 instruction-syntax
&& true
#@ 0 2 instruction-syntax
CMD ["echo", ["nested"]]
#@ 0 3 instruction-syntax
ONBUILD RUN ["sleep", 1]
#@ 0 7 instruction-syntax
FROM alpine AS a b
#@ 0 4 instruction-syntax
