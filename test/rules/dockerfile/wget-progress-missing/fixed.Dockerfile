FROM debian:13-slim
RUN wget --progress=dot:giga https://example.com/a && wget --progress=dot:giga -O b https://example.com/b
#   ^^^^ wget-progress-missing
#                                 ^^^^ wget-progress-missing
