FROM debian:13-slim
RUN apt-get install -y --allow-unauthenticated curl
#                      ^^^^^^^^^^^^^^^^^^^^^^^ package-signature-disabled
RUN apt-get install --force-yes git && apt-get -o Acquire::AllowInsecureRepositories=true update
#                   ^^^^^^^^^^^ package-signature-disabled
#                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ package-signature-disabled
RUN yum install -y \
      --nogpgcheck httpd
#     ^^^^^^^^^^^^ package-signature-disabled
RUN rpm -i --nosignature tool.rpm && zypper --no-gpg-checks in -y jq
#          ^^^^^^^^^^^^^ package-signature-disabled
#                                           ^^^^^^^^^^^^^^^ package-signature-disabled
RUN ["apk", "add", "--allow-untrusted", "tool.apk"]
#                  ^^^^^^^^^^^^^^^^^^^ package-signature-disabled
