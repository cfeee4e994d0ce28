FROM alpine:3.22
ENV A say "hello" to
#   ^ legacy-key-value
ENV B a \
#   ^ legacy-key-value
  b
