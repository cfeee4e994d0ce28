FROM alpine:3.22
RUN wget -q https://example.com/a
#   ^^^^ wget-progress-missing
