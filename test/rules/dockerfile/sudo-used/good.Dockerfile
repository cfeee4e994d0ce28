FROM debian:13-slim
RUN apt-get update && apt-get install -y sudo
RUN echo sudo && command -v sudo || true
