FROM debian:13-slim
ENV NODE_TLS_REJECT_UNAUTHORIZED=1 GIT_SSL_NO_VERIFY=false
RUN curl -fsSL -o -k https://example.com/a && curl -H '-k' https://example.com && wget -q https://example.com
RUN pip install --index-url https://example.com/simple a==1 && git config --global http.sslVerify true
RUN npm config set strict-ssl true && echo "no -k here" && tar -k x
RUN curl -okay https://example.com/b
