// Reasons are worded from their codes; one that the page does not know keeps the edition's own words.
import { expect, it } from "vitest";
import type { Model } from "../src/data/model";
import { reasonInWords, wishInWords } from "../src/text/reasons";

const model = { side: (id: string) => (id === "government" ? { name: "Government and allies" } : undefined) } as unknown as Model;

it("words a reason with the sides and kinds of voice that it names", () => {
  const by = ["monitor", "state media of government"];
  expect(reasonInWords(model, { code: "independent", text: "", values: { origins: 2, needed: 2, by } }, "fair")).toBe(
    "2 independent credible sources tell it (monitor and state media, aligned: Government and allies).",
  );
});
it("tells a denial by what became of the grade", () => {
  const denied = { code: "denied", text: "", values: { by: ["monitor"] } };
  expect(reasonInWords(model, denied, "contested")).toBe("It is told, and denied by monitor.");
  expect(reasonInWords(model, denied, "discounted")).toMatch(/no stake/);
});
it("takes the plural by what is counted", () => {
  const sides = (...named: string[]) => wishInWords(model, { code: "admission", text: "", values: { sides: named, of: "ground" } });
  expect(sides()).toBe("The side that lost by it saying so itself.");
  expect(sides("government")).toBe("The side that lost by it (Government and allies) saying so itself.");
  expect(sides("government", "north")).toMatch(/^One of the sides/);
});
it("keeps the words of a code it does not know", () => {
  expect(reasonInWords(model, { code: "new", text: "As the edition says." }, "weak")).toBe("As the edition says.");
});
