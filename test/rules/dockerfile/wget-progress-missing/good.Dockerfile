FROM debian:13-slim
RUN wget -q https://example.com/a && wget -nv https://example.com/b && wget --progress=dot:giga https://example.com/c
RUN wget -qO- https://example.com/d && wget --version && wget -o log https://example.com/e
