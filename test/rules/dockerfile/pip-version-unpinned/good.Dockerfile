FROM python:3.13-slim
ARG VERSION
ARG PACKAGES
RUN pip install --no-cache-dir flask==3.1.2 "uvicorn[standard]>=0.38" 'django~=5.2'
RUN pip install --upgrade pip setuptools wheel
RUN pip3 install -r requirements.txt && python -m pip install .
RUN pip install git+https://example.com/a.git ./lib /wheels/*.whl -e . tool@https://example.com/tool.whl
RUN pip install -c constraints.txt requests && pip install $PACKAGES
RUN pip install "flask==${VERSION}" && pip uninstall -y flask
