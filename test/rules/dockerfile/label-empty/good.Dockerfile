FROM alpine:3.22
LABEL a=b c=$D
