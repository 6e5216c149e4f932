package org.homeostat.control.noise;

/**
 * The noise in dX = f(t, X) dt + b(t, X) dW: a Wiener process of its own for each noisy state, named by it,
 * and an intensity for each. Stateless, as the {@link org.homeostat.control.solve.VectorField} f is.
 */
public interface Diffusion {

  /** How many states there are. */
  int states();

  /** How many of them are noisy. */
  int size();

  /** The place of noisy state {@code k} among all states. */
  int place(int k);

  /** Its name, which is that of its Wiener process. */
  String name(int k);

  /** Writes b: the intensity of each noisy state. */
  void intensities(double t, double[] y, double[] b);

  /** Writes the derivative of each intensity by the state that it is on. */
  void slopes(double t, double[] y, double[] slopes);

  /** Whether intensity {@code k} may change with the state at that place. */
  boolean dependsOn(int k, int place);

  /** What a state is called. */
  String stateLabel(int place);

  /** This for a single run on a single thread, where it may be faster. */
  default Diffusion forOneRun() {
    return this;
  }
}
