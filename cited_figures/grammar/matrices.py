"""The model's matrix products by numpy's library where that is a fast one: a tenth less time for whole rows, the same figures.

Only where a process computes on one core, as those of a corpus do: on several, OpenBLAS has the others wait busily between small
products, which takes more of the machine than it gives.
"""

from __future__ import annotations

import os
from typing import Any

FAST = ("openblas", "accelerate", "mkl", "scipy-openblas")


def multiply_fast(nlp: Any) -> bool:
    """Have a pipeline's layers multiply by numpy's library, in the place of BLIS, which thinc brings; whether that was done.

    nlp: a pipeline of spaCy. Nothing changes where numpy's own library is a slow one, where it may take several cores
    (`OPENBLAS_NUM_THREADS` and `OMP_NUM_THREADS` are not 1), or where thinc computes elsewhere.
    """
    if not {os.environ.get(name) for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")} & {"1"}:
        return False
    import numpy
    from thinc.backends.numpy_ops import NumpyOps

    config: Any = numpy.show_config(mode="dicts")
    library = str(config.get("Build Dependencies", {}).get("blas", {}).get("name", ""))
    if not library.startswith(FAST):
        return False

    class FastOps(NumpyOps):  # type: ignore[misc]
        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            """The product of two matrices, either of them turned over."""
            if not x.dtype == y.dtype == numpy.float32:
                return super().gemm(x, y, out, trans1, trans2)
            return numpy.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

    ops = FastOps()
    for _, component in nlp.pipeline:
        for layer in component.model.walk():
            if type(layer.ops) is NumpyOps:
                layer.ops = ops
    return True
