FROM alpine:3.22 AS build
FROM alpine:3.22
