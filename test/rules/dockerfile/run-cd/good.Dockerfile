FROM node:24-slim
RUN cd /tmp && curl -O https://example.com/a && cd / && rm /tmp/a
RUN cd /tmp/build && make
RUN npm ci && cd /app && npm run build
RUN cd $HOME && ls
RUN (cd /app && make)
RUN cd web && npm ci
RUN cd /app; npm ci
