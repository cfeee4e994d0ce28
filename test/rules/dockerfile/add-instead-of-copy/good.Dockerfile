FROM alpine:3.22
ARG FILE
COPY package.json /app/
ADD https://example.com/tool.tar.gz /tmp/
ADD --checksum=sha256:0000 https://example.com/tool /usr/local/bin/tool
ADD git@github.com:example/tool.git /src
ADD https://github.com/example/tool.git#v1 /src
ADD --keep-git-dir=true https://github.com/example/tool.git /src
ADD --unpack=true bundle /opt/
ADD rootfs.tar.xz layer.tgz /
ADD ["root fs.tar", "/"]
ADD data.gz notes.txt /data/
ADD $FILE /app/
ADD dist/* /app/
ADD rootfs.* /
ADD <<EOF /etc/motd
ADD this.txt /not/an/instruction
EOF
ADD
ADD alone
RUN echo ADD a b
