FROM debian:13-slim
RUN wget https://example.com/a && wget -O b https://example.com/b
#   ^^^^ wget-progress-missing
#                                 ^^^^ wget-progress-missing
