from judging import judge_documents
from openapi_spec_validator import OpenAPIV31SpecValidator


def accepts(document):
    return OpenAPIV31SpecValidator(document).is_valid()


judge_documents(accepts)
