FROM alpine:3.22
#    ^^^^^^^^^^^ cmd-missing
COPY a /a
