FROM alpine:3.22
user nobody:nogroup
#    ^^^^^^^^^^^^^^ user-not-numeric
