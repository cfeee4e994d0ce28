FROM alpine:3.22
WORKDIR /app
RUN true
#@ 0 3 instruction-casing
ENTRYPOINT ["cat"]
#@ 0 10 instruction-casing
