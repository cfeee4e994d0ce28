ARG A
FROM --platform=linux/amd64 alpine:3.22 AS build
SHELL ["/bin/sh", "-c"]
ENV A=1 B=2
ENV A 1 2
LABEL a b
CMD []
RUN <<EOF
unknown words
EOF
HEALTHCHECK --interval=3s
WORKDIR /my path
ONBUILD RUN true
RUN [ "$A" = b ]
RUN [ 1 -eq 1 ]
VOLUME []
COPY ["a b", "/c"]
CMD ["echo", "[1]"]
