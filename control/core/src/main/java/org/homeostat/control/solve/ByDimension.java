package org.homeostat.control.solve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes kernels in whose code the dimension is a constant: for each small dimension the kernel's class is
 * loaded once more, as a hidden class, with the dimension as its class data. The compiler of the virtual
 * machine then unrolls the loops over the states, which on a field of six states makes half of a step's own
 * cost.
 *
 * <p>A kernel takes part by a constant {@code N = ByDimension.of(MethodHandles.lookup())}, and by running its
 * loops to it where it is not 0. It has neither lambdas nor nested classes, which would not find it.
 */
final class ByDimension implements March.Making {

  /** Loops of more turns are not unrolled, or not to any use. */
  private static final int MOST = 12;

  private static final MethodType CONSTRUCTOR =
      MethodType.methodType(void.class, VectorField.class, Tolerance.class);

  private final Class<? extends Kernel> kernel;
  private final March.Making any;
  private final Map<Integer, MethodHandle> constructors = new ConcurrentHashMap<>();

  /** Kernels of a class; {@code any} makes those for all dimensions. */
  ByDimension(Class<? extends Kernel> kernel, March.Making any) {
    this.kernel = kernel;
    this.any = any;
  }

  /** The dimension that the class of this lookup was loaded for; 0 for all. */
  static int of(MethodHandles.Lookup lookup) {
    try {
      Integer dimension = MethodHandles.classData(lookup, "_", Integer.class);
      return dimension == null ? 0 : dimension;
    } catch (IllegalAccessException notItsOwn) {
      throw new AssertionError(notItsOwn);
    }
  }

  @Override
  public Kernel kernel(VectorField field, Tolerance tolerance) {
    if (field.dimension() > MOST) {
      return any.kernel(field, tolerance);
    }
    MethodHandle constructor = constructors.computeIfAbsent(field.dimension(), this::constructor);
    try {
      return (Kernel) constructor.invoke(field, tolerance);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable checked) {
      throw new AssertionError(checked);
    }
  }

  private MethodHandle constructor(int dimension) {
    try (InputStream code = kernel.getResourceAsStream(kernel.getSimpleName() + ".class")) {
      MethodHandles.Lookup loaded = MethodHandles.lookup()
          .defineHiddenClassWithClassData(code.readAllBytes(), dimension, true);
      return loaded.findConstructor(loaded.lookupClass(), CONSTRUCTOR);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (ReflectiveOperationException broken) {
      throw new AssertionError(broken);
    }
  }
}
