FROM alpine:3.22
RUN wget https://example.com/a
#   ^^^^ wget-progress-missing
