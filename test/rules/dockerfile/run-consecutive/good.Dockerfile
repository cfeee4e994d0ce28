FROM debian:13-slim
RUN mkdir /app
COPY . /app
RUN make

FROM debian:13-slim
RUN cd /srv
RUN ls
RUN --mount=type=cache,target=/x ls /x
RUN a || b
RUN set -o pipefail; c
RUN ["ls"]
RUN <<EOF
ls
EOF
RUN $COMMAND
RUN d
