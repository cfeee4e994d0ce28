FROM alpine:3.22
user 65534:nogroup
#    ^^^^^^^^^^^^^^ user-not-numeric
