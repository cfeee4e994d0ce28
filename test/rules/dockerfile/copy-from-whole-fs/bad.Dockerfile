FROM golang:1.25 AS build
FROM alpine:3.22
COPY --from=build / /
#                 ^ copy-from-whole-fs
COPY --from=build ["/*", "/"]
#                 ^^^^^^^^^^^ copy-from-whole-fs
COPY --from=build /a // /all/
#                    ^^ copy-from-whole-fs
