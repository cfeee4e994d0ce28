FROM alpine:3.22
LABEL maintainer="Ada"
#                ^^^^^ label-email-invalid
LABEL maintainer=ada@localhost
#                ^^^^^^^^^^^^^ label-email-invalid
