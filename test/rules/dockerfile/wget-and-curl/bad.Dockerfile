FROM debian:13-slim
RUN wget https://example.com/a
RUN echo $(curl -fsSL https://example.com/b) && curl -O https://example.com/c
#          ^^^^ wget-and-curl
