FROM alpine:3.22
RUN a \
  && b \
  # c
  && d

RUN e
