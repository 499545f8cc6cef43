using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hybrid.Migrations.Steps
{
    /// <inheritdoc />
    public partial class WhoDecided : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Client",
                table: "History",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Confirmation",
                table: "History",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Client",
                table: "History");

            migrationBuilder.DropColumn(
                name: "Confirmation",
                table: "History");
        }
    }
}
