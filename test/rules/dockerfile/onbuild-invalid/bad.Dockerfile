FROM alpine:3.22
ONBUILD FROM alpine:3.21
#       ^^^^ onbuild-invalid
ONBUILD onbuild RUN true
#       ^^^^^^^ onbuild-invalid
ONBUILD MAINTAINER me
#       ^^^^^^^^^^ onbuild-invalid
