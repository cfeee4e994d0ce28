FROM node:24-slim
USER root
