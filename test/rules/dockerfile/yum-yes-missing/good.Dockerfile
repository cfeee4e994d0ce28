FROM rockylinux:9
ARG FLAGS
RUN yum install -y httpd && yum -y update
RUN yum install --assumeyes git && yum clean all && yum makecache
RUN yum install $FLAGS tree
RUN yes | yum install jq
