FROM debian:13-slim
ADD dist/site.tar.gz /srv/
#@ 0 4 add-for-archive
COPY tool.tgz /opt/
#@ 0 4 add-for-archive
RUN cd /opt && tar xf tool.tgz && make
