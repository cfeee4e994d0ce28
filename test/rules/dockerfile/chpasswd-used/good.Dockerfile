FROM debian:13-slim
RUN useradd -l -u 65532 app && useradd -p '!' locked && passwd -l root && usermod -aG video app
