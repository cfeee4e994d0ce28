FROM debian:13-slim
COPY dist/site.tar.gz /tmp/
#@ 0 4 add-for-archive
RUN tar -xzf /tmp/site.tar.gz -C /srv && rm /tmp/site.tar.gz
COPY tool.tgz /opt/
#@ 0 4 add-for-archive
RUN cd /opt && tar xf tool.tgz && make
