FROM alpine:3.22
RUN a \
  # comment
  b

RUN <<EOF
a \

b
EOF
RUN c \

