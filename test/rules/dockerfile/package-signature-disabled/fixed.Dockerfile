FROM debian:13-slim
RUN apt-get install -y curl
#                      ^^^^^^^^^^^^^^^^^^^^^^^ package-signature-disabled
RUN apt-get install -y git && apt-get -o Acquire::AllowInsecureRepositories=true update
#                   ^^^^^^^^^^^ package-signature-disabled
#                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ package-signature-disabled
RUN yum install -y httpd
#     ^^^^^^^^^^^^ package-signature-disabled
RUN rpm -i tool.rpm && zypper in -y jq
#          ^^^^^^^^^^^^^ package-signature-disabled
#                                           ^^^^^^^^^^^^^^^ package-signature-disabled
RUN ["apk", "add", "tool.apk"]
#                  ^^^^^^^^^^^^^^^^^^^ package-signature-disabled
