FROM debian:13-slim
RUN ln -s /usr/bin/python3 /usr/bin/python && ln -sf /bin/sh /bin/ash
SHELL ["/bin/bash", "-c"]
