FROM alpine:3.22
ENV A=b C="d e"
LABEL a=b
ENV A
